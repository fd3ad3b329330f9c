# Dommen over en strategi som nettopp er lest, i én setning.

coverage-none = Strategien nevner ikke sosiale medier.
coverage-none-attention-only = Strategien nevner ikke sosiale medier, og snakker bare om å få eller kjøpe oppmerksomhet ({ $places }).
coverage-mentioned = Strategien nevner sosiale medier ({ $places }), men sier verken hva dere skal der, hvem dere vil nå eller hvem som gjør jobben.
coverage-mentioned-partly = Strategien nevner sosiale medier ({ $places }) og sier { $told }, men ikke { $missing }.
coverage-accounted-for = Strategien gjør rede for sosiale medier: Den sier { $told } ({ $places }).
coverage-accounted-for-no-dialogue = Strategien gjør rede for sosiale medier: Den sier { $told } ({ $places }), men ingenting om dialog.

# Det en strategi kan si om sosiale medier
coverage-what-for = hva dere skal der
coverage-for-whom = hvem dere vil nå
coverage-by-whom = hvem som gjør jobben

# Oppramsing: alt før det siste, og det siste
coverage-and = { $before } og { $last }
coverage-or = { $before } eller { $last }
coverage-one-statement = punkt { $numbers }
coverage-statements = punkt { $numbers }
coverage-more = { $count } til
