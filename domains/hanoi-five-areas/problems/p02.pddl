; Towers of Hanoi with 4 cubes and five areas: the shortest plan moves 7 times, which is 14 actions.

(define (problem hanoi-five-areas-4)
  (:domain hanoi-five-areas)
  (:objects cube1 cube2 cube3 cube4 - disk left middle-left middle middle-right right - peg)

  (:init
    (free-gripper)
    (on cube1 cube2) (on cube2 cube3) (on cube3 cube4) (on cube4 left)
    (clear cube1) (clear middle-left) (clear middle) (clear middle-right) (clear right)
    (smaller cube1 cube2) (smaller cube1 cube3) (smaller cube1 cube4) (smaller cube1 left) (smaller cube1 middle-left) (smaller cube1 middle) (smaller cube1 middle-right) (smaller cube1 right)
    (smaller cube2 cube3) (smaller cube2 cube4) (smaller cube2 left) (smaller cube2 middle-left) (smaller cube2 middle) (smaller cube2 middle-right) (smaller cube2 right)
    (smaller cube3 cube4) (smaller cube3 left) (smaller cube3 middle-left) (smaller cube3 middle) (smaller cube3 middle-right) (smaller cube3 right)
    (smaller cube4 left) (smaller cube4 middle-left) (smaller cube4 middle) (smaller cube4 middle-right) (smaller cube4 right))

  (:goal (and (on cube1 cube2) (on cube2 cube3) (on cube3 cube4) (on cube4 right))))
