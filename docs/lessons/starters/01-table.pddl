; Lesson 1: the table of docs/lessons/pictures/table.png. Sizes are given; the rest of the state and the goal are yours.
(define (problem table)
  (:domain hanoi)
  (:objects cube1 cube2 cube3 cube4 - disk left middle right - peg)

  (:init
    ; a cube may stand on every larger cube and on every area
    (smaller cube1 cube2) (smaller cube1 cube3) (smaller cube1 cube4) (smaller cube2 cube3) (smaller cube2 cube4) (smaller cube3 cube4)
    (smaller cube1 left) (smaller cube1 middle) (smaller cube1 right)
    (smaller cube2 left) (smaller cube2 middle) (smaller cube2 right)
    (smaller cube3 left) (smaller cube3 middle) (smaller cube3 right)
    (smaller cube4 left) (smaller cube4 middle) (smaller cube4 right)

    ; what stands where?
    (on cube4 left)

    ; what is clear, and what does the gripper do?
    (clear cube1))

  ; a tower: cube1 on cube2, and cube2 on cube3, wherever cube3 stands
  (:goal (and (on cube1 cube2))))
