# audiences
