; Towers of Hanoi with 7 cubes: the shortest plan moves 127 times, which is 254 actions.

(define (problem hanoi-7)
  (:domain hanoi)
  (:objects cube1 cube2 cube3 cube4 cube5 cube6 cube7 - disk left middle right - peg)

  (:init
    (free-gripper)
    (on cube1 cube2) (on cube2 cube3) (on cube3 cube4) (on cube4 cube5) (on cube5 cube6) (on cube6 cube7) (on cube7 left)
    (clear cube1) (clear middle) (clear right)
    (smaller cube1 cube2) (smaller cube1 cube3) (smaller cube1 cube4) (smaller cube1 cube5) (smaller cube1 cube6) (smaller cube1 cube7) (smaller cube1 left) (smaller cube1 middle) (smaller cube1 right)
    (smaller cube2 cube3) (smaller cube2 cube4) (smaller cube2 cube5) (smaller cube2 cube6) (smaller cube2 cube7) (smaller cube2 left) (smaller cube2 middle) (smaller cube2 right)
    (smaller cube3 cube4) (smaller cube3 cube5) (smaller cube3 cube6) (smaller cube3 cube7) (smaller cube3 left) (smaller cube3 middle) (smaller cube3 right)
    (smaller cube4 cube5) (smaller cube4 cube6) (smaller cube4 cube7) (smaller cube4 left) (smaller cube4 middle) (smaller cube4 right)
    (smaller cube5 cube6) (smaller cube5 cube7) (smaller cube5 left) (smaller cube5 middle) (smaller cube5 right)
    (smaller cube6 cube7) (smaller cube6 left) (smaller cube6 middle) (smaller cube6 right)
    (smaller cube7 left) (smaller cube7 middle) (smaller cube7 right))

  (:goal (and (on cube1 cube2) (on cube2 cube3) (on cube3 cube4) (on cube4 cube5) (on cube5 cube6) (on cube6 cube7) (on cube7 right))))
