; A switch changes its own lamp and those beside it (the game Lights Out).
(define (domain lamps)
  (:requirements :adl)
  (:types lamp)
  (:predicates (lit ?l - lamp) (beside ?a ?b - lamp))
  (:action switch
    :parameters (?s - lamp)
    :effect (forall (?l - lamp)
      (and (when (and (or (= ?l ?s) (beside ?s ?l)) (lit ?l)) (not (lit ?l)))
           (when (and (or (= ?l ?s) (beside ?s ?l)) (not (lit ?l))) (lit ?l))))))
