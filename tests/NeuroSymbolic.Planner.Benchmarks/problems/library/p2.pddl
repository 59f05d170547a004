; The novel stands on the wrong shelf, and the hall is to be empty.
(define (problem library-2)
  (:domain library)
  (:objects atlas globe bible novel - book maps prose verse - place)
  (:init (cart-at hall) (before maps prose) (before prose verse) (before maps verse)
    (at atlas hall) (at globe verse) (at bible hall) (at novel maps)
    (belongs atlas maps) (belongs globe maps) (belongs bible verse) (belongs novel prose))
  (:goal (and (shut) (forall (?b - book ?p - place) (imply (belongs ?b ?p) (and (at ?b ?p) (not (on-cart ?b))))))))
