"""Pairs of sentences with what becomes of one slot: "same", "meets", "differs", or "none" (nothing is held against it).

Invented people, places and events. A row is: first sentence | second sentence | slot | outcome.
"""

ROWS = """
About 900 dockers walked out at Vell. | Some 900 workers joined the walkout at the port of Vell. | how_many | same
About 900 dockers walked out at the port of Vell. | The company put the number of strikers at 350. | how_many | differs
About 900 dockers walked out. | More than 800 workers walked out. | how_many | meets
At least 12 people were killed in the market. | The blast in the market killed 15. | how_many | meets
At least 12 people were killed in the market. | The blast in the market killed nine people. | how_many | differs
At least 12 people were killed in the market. | Police said 30 were wounded at the market. | how_many | none
Twelve people died in the fire. | The fire killed 12. | how_many | same
Twelve people died in the fire. | The death toll from the fire stands at 17. | how_many | differs
Dozens were hurt in the crush. | 40 people were injured in the crush. | how_many | meets
Dozens were hurt in the crush. | Three people were injured in the crush. | how_many | differs
Dozens were hurt in the crush. | More than 900 people were injured in the crush. | how_many | differs
Hundreds of people marched in Dorn. | Police counted 650 marchers in Dorn. | how_many | meets
Hundreds of people marched in Dorn. | Organisers said 20,000 people marched in Dorn. | how_many | differs
Police said the crowd numbered 5,000. | Organisers put the crowd at 20,000. | how_many | differs
More than 10 houses burned down. | Fourteen houses burned down. | how_many | meets
More than 10 houses burned down. | Eight houses burned down. | how_many | differs
Fewer than 100 people voted in the village. | The village cast 240 votes. | how_many | differs
Up to 40 jobs will be cut at the mill. | The mill will cut 35 jobs. | how_many | meets
Up to 40 jobs will be cut at the mill. | The mill will cut 90 jobs. | how_many | differs
Nearly 200 flights were cancelled. | 196 flights were cancelled. | how_many | meets
Nearly 200 flights were cancelled. | 320 flights were cancelled. | how_many | differs
Police arrested 40 protesters. | Forty demonstrators were detained. | how_many | same
Police arrested 40 protesters. | The group said 75 protesters had been arrested. | how_many | differs
Police arrested 40 protesters. | Some 2,000 protesters gathered. | how_many | none
The court fined the company 300,000 euros. | The company was fined half a million euros. | how_many | differs
The court fined the company 300,000 euros. | The company was fined 0.3 million euros. | how_many | same
Losses came to 3.2 million crowns. | The losses were 3,214,000 crowns. | how_many | meets
Losses came to 3.2 million crowns. | The losses were 4.8 million crowns. | how_many | differs
Losses came to 3.2 million euros. | Losses came to 3.2 million dollars. | how_many | none
Repairs would take six weeks. | Repairs would take at least four months. | how_many | differs
Repairs would take six weeks. | Repairs would take about 40 days. | how_many | meets
Repairs would take 14 days. | Repairs will take two weeks. | how_many | same
The search lasted two hours. | The search went on for 120 minutes. | how_many | same
The search lasted two hours. | The search lasted six hours. | how_many | differs
Turnout was 61 per cent. | Turnout was 61%. | how_many | same
Turnout was 61 per cent. | Turnout was 48 percent. | how_many | differs
Inflation rose to 4.1 per cent in May. | Inflation rose to 5.3 per cent in May. | how_many | differs
The pipeline is 120 km long. | The pipeline is 75 miles long. | how_many | meets
The lorry carried 30 tonnes of waste. | The lorry carried 12 tonnes of waste. | how_many | differs
The river rose by 2 metres. | The river rose by 200 cm. | how_many | same
The quake had a magnitude of 6.4. | The earthquake had a magnitude of 6.1. | how_many | differs
A woman aged 34 was hurt. | Thirty-five people were hurt. | how_many | none
The mayor, 61, resigned. | Sixty-two councillors resigned. | how_many | none
The team won 3-2 on Sunday. | Four players were sent off. | how_many | none
Three of the miners were rescued. | Twelve miners were trapped. | how_many | none
Six children were among the dead. | The dead included six children. | how_many | same
Two soldiers were killed and nine wounded. | Five soldiers were killed. | how_many | differs
Two soldiers were killed and nine wounded. | Nine soldiers were injured. | how_many | same
Some 140 homes were destroyed by the fire. | The blaze razed 140 houses. | how_many | same
Some 140 homes were destroyed by the fire. | The blaze destroyed about 90 houses. | how_many | differs
The clinic vaccinated 3,000 children. | The clinic vaccinated 3000 children. | how_many | same
The dam holds 40 million litres. | The dam holds 25 million litres. | how_many | differs
The blaze destroyed 12 cars. | The fire wrecked 20 cars. | how_many | differs
Nine miners are missing. | Nine miners were rescued. | how_many | none
The bank made a profit of 4 million euros. | The bank made a profit of 2.5 million euros. | how_many | differs
Police detained six men on Monday. | Police detained eight men on Monday. | how_many | differs
The ferry carried 118 people. | There were at least 120 people aboard the ferry. | how_many | differs
Four people were pulled from the rubble alive. | Rescuers saved seven people from the rubble. | how_many | differs
The strikers want a 7 per cent rise. | The union demands a rise of 7 per cent. | how_many | same
The plant employs 1,200 people. | The plant has a workforce of 1,200. | how_many | same
He was given a sentence of five years. | He was given a sentence of three years. | how_many | differs
The storm cut power to 45,000 homes. | Some 45,000 homes lost power in the storm. | how_many | same
The storm cut power to 45,000 homes. | The storm left 12,000 homes without power. | how_many | differs
The blast happened on Tuesday. | The blast happened on Wednesday. | when | differs
The blast happened on Tuesday. | The blast happened on Tuesday morning. | when | meets
The bridge was closed on Monday. | The bridge was closed on Monday. | when | same
The bridge was closed on Monday. | The bridge was closed on Sunday night. | when | differs
The bridge opened in 1998. | The bridge was opened in 1987. | when | differs
The bridge opened in 1998. | The bridge opened in May 1998. | when | meets
The walkout began at 6 a.m. | The walkout began at 9 a.m. | when | differs
The walkout began at 6 a.m. | The walkout began at six in the morning. | when | same
The walkout began at six in the morning. | The walkout began at 6 p.m. | when | differs
The fire broke out at about 3 a.m. | The fire broke out at 3.20 a.m. | when | meets
The fire broke out at about 3 a.m. | The fire broke out shortly before midnight. | when | differs
The fire broke out at 22:15. | The fire broke out at 10.15 p.m. | when | same
The tunnel will open in March. | The tunnel will open next June. | when | differs
The tunnel will not open before 2033. | The tunnel will open in 2031. | when | differs
The tunnel will not open before 2033. | The tunnel will open in 2034. | when | meets
The trial begins on 4 May. | The trial begins on 11 May. | when | differs
The trial begins on 4 May. | The trial begins on May 4. | when | same
The trial begins on 4 May. | The trial begins in May. | when | meets
The strike hit the school on Friday. | The school was hit by the strike on Saturday. | when | differs
The minister resigned last week. | The minister resigned last month. | when | meets
The sample was taken on 3 July. | The sample was taken on 11 July. | when | differs
The parcels were posted on Monday. | The mayor spoke on Tuesday. | when | none
The blast happened in the village of Dorn. | The explosion happened in the town of Kest. | where | differs
The blast happened in Dorn. | The blast happened in Dorn. | where | same
The blast happened in Dorn. | The blast happened in Dorn, near Vell. | where | same
The ship sank off Kest. | The ship sank off Marrow Point. | where | differs
The sample was taken in Lorn. | The sample was taken in Merrin. | where | differs
The men were arrested at the railway station. | The men were seized in a flat. | where | differs
The men were arrested at the railway station. | Police arrested the men at the station. | where | same
The two met in Paris. | The two met in Berlin. | where | differs
The two met in Paris. | The two met in France. | where | meets
The body was found in the port of Vell. | The body was found in the port of Dorn. | where | differs
The mine is in Lorn. | A market was held in Kest. | where | none
The rebels shelled the market. | The market was shelled by the army. | who | differs
The rebels shelled the market. | Rebels shelled the market on Monday. | who | same
Galda shelled the market. | Galdan forces shelled the market. | who | same
Galda shelled the market. | Tresk shelled the market. | who | differs
The ministry accused Galda of shelling the market. | Tresk shelled the market. | who | differs
Ana Pell was elected mayor. | Jon Lund was elected mayor. | who | differs
Ana Pell won the election. | Jon Lund won the election. | who | differs
Ana Pell won the election. | Pell won the election. | who | same
Galda was behind the attack on the port. | Tresk was behind the attack on the port. | who | differs
Police opened fire on the crowd. | A gunman opened fire on the crowd. | who | differs
A guard shot the boy. | The boy was shot by a farmer. | who | differs
A blast killed the boy. | A fire killed the boy. | who | none
The army shelled the market. | The police closed the road. | who | none
They shelled the market. | The army shelled the market. | who | none
The army said it did not shell the market. | The army shelled the market. | whether | differs
The army denied that it had shelled the market. | The army shelled the market. | whether | differs
Reports that the army shelled the market were false. | The army shelled the market. | whether | differs
Nobody was hurt in the fire. | Several people were hurt in the fire. | whether | differs
No strikes were carried out on Karsk. | Our forces struck Karsk. | whether | differs
The company failed to pay its workers. | The company paid its workers. | whether | differs
The driver had not been drinking. | The driver had been drinking. | whether | differs
The company never tested the water. | The company tested the water. | whether | differs
There is no evidence that the water was poisoned. | The water was poisoned. | whether | differs
The army shelled the market. | Troops shelled the market. | whether | none
The army denied that it had not paid. | The army had paid. | whether | none
The army did not shell the market. | No shells were fired at the market by the army. | whether | none
Both sides neither confirmed nor denied that talks were held. | Talks were held. | whether | none
"""
CASES = [tuple(part.strip() for part in row.split(" | ")) for row in ROWS.strip().splitlines()]
