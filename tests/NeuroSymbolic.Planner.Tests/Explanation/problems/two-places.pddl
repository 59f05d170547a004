; One truck is to end in two places.
(define (problem two-places)
  (:domain roads)
  (:objects truck1 - truck letter - package depot town - place)
  (:init (at truck1 depot) (at letter depot) (road depot town) (road town depot))
  (:goal (and (at letter town) (at truck1 town) (at truck1 depot))))
