; conditions and effects of every logical form
(define (domain briefcase)
  (:requirements :adl)
  (:types portable location - object paper - portable)
  (:constants home office - location)
  (:predicates
    (at ?o - portable ?l - location) (in ?o - portable) (is-at ?l - location)
    (locked ?l - location) (signed ?p - paper) (same-street ?a ?b - location))

  (:action move
    :parameters (?from ?to - location)
    :precondition (and (is-at ?from) (not (= ?from ?to)) (or (not (locked ?to)) (exists (?p - paper) (and (in ?p) (signed ?p)))))
    :effect (and (is-at ?to) (not (is-at ?from))
                 (forall (?o - portable) (when (in ?o) (and (at ?o ?to) (not (at ?o ?from)))))
                 (when (imply (locked ?to) (same-street ?from ?to)) (not (locked ?to)))))

  (:action put-in
    :parameters (?o - portable ?l - location)
    :precondition (and (at ?o ?l) (is-at ?l) (not (in ?o)))
    :effect (in ?o))

  (:action take-out
    :parameters (?o - portable)
    :precondition (in ?o)
    :effect (not (in ?o)))

  (:action sign
    :parameters (?p - paper)
    :precondition (and (is-at office) (forall (?o - paper) (imply (in ?o) (not (signed ?o)))))
    :effect (signed ?p)))
