; Lesson 3: the tower shall stand in the middle. cube2 stands on cube3 on the left, cube1 in the middle.
(define (problem two-places)
  (:domain hanoi)
  (:objects cube1 cube2 cube3 - disk left middle right - peg)

  (:init
    (free-gripper)
    (on cube2 cube3) (on cube3 left) (on cube1 middle)
    (clear cube1) (clear cube2) (clear right)
    (smaller cube1 cube2) (smaller cube1 cube3) (smaller cube1 left) (smaller cube1 middle) (smaller cube1 right)
    (smaller cube2 cube3) (smaller cube2 left) (smaller cube2 middle) (smaller cube2 right)
    (smaller cube3 left) (smaller cube3 middle) (smaller cube3 right))

  (:goal (and (on cube1 cube2) (on cube2 cube3) (on cube3 middle))))
