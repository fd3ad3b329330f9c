# objectives
