; One crate is heavier than what the truck carries; the other one fits.
(define (problem small-capacity)
  (:domain fuel)
  (:objects truck1 - truck crate1 anvil - crate depot town - place)
  (:init (at truck1 depot) (lies crate1 depot) (lies anvil depot) (road depot town) (= (distance depot town) 12) (road town depot) (= (distance town depot) 12)
    (= (fuel truck1) 40) (= (tank truck1) 40) (= (room truck1) 5) (= (weight crate1) 2) (= (weight anvil) 8))
  (:goal (and (lies crate1 town) (lies anvil town))))
