; The block b is declared among the places.
(define (problem wrong-type)
  (:domain piles)
  (:objects a c - block b left middle right - place)
  (:init (on a left) (on b middle) (clear a) (clear b) (clear right) (hand-empty))
  (:goal (and (on b a) (on a right))))
