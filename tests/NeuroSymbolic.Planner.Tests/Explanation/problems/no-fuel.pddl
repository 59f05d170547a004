; The tank is empty and there is no pump.
(define (problem no-fuel)
  (:domain fuel)
  (:objects truck1 - truck crate1 - crate depot town - place)
  (:init (at truck1 depot) (lies crate1 depot) (road depot town) (= (distance depot town) 12)
    (= (fuel truck1) 3) (= (tank truck1) 40) (= (room truck1) 5) (= (weight crate1) 2))
  (:goal (lies crate1 town)))
