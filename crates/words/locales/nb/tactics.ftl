# tactics
