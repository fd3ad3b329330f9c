# sort
