; Three boxes are wanted in an area of two squares.
(define (problem full-area)
  (:domain storeroom)
  (:objects box1 box2 box3 - box shelf1 shelf2 floor1 floor2 floor3 - square shelf floor - area)
  (:init (lift-free) (part shelf1 shelf) (part shelf2 shelf) (part floor1 floor) (part floor2 floor) (part floor3 floor)
    (at box1 floor1) (at box2 floor2) (at box3 floor3) (in box1 floor) (in box2 floor) (in box3 floor) (free shelf1) (free shelf2))
  (:goal (and (in box1 shelf) (in box2 shelf) (in box3 shelf))))
