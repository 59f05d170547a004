; The road out of the village was written, the road into it forgotten.
(define (problem missing-road)
  (:domain roads)
  (:objects truck1 - truck letter crate - package depot town village - place)
  (:init (at truck1 depot) (at letter depot) (at crate town)
    (road depot town) (road town depot) (road village town))
  (:goal (and (at letter village) (at crate depot))))
