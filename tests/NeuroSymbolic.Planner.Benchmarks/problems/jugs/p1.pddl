; Four litres with a jug of three and a jug of five.
(define (problem jugs-3-5)
  (:domain jugs)
  (:objects three five - jug)
  (:init (= (holds three) 0) (= (size three) 3) (= (holds five) 0) (= (size five) 5))
  (:goal (= (holds five) 4)))
