"""What the scripts of this folder share: memory-mapped data, the training loop, its worker processes, the model card."""
