"""The learned finder: names masked, a small encoder, spans, links, a calibrated score.

`finder.find_by_model` takes the place of the finder by rules. onnxruntime is imported in `network` alone.
"""
