; Towers of Hanoi with 3 cubes and five areas: the shortest plan moves 5 times, which is 10 actions.

(define (problem hanoi-five-areas-3)
  (:domain hanoi-five-areas)
  (:objects cube1 cube2 cube3 - disk left middle-left middle middle-right right - peg)

  (:init
    (free-gripper)
    (on cube1 cube2) (on cube2 cube3) (on cube3 left)
    (clear cube1) (clear middle-left) (clear middle) (clear middle-right) (clear right)
    (smaller cube1 cube2) (smaller cube1 cube3) (smaller cube1 left) (smaller cube1 middle-left) (smaller cube1 middle) (smaller cube1 middle-right) (smaller cube1 right)
    (smaller cube2 cube3) (smaller cube2 left) (smaller cube2 middle-left) (smaller cube2 middle) (smaller cube2 middle-right) (smaller cube2 right)
    (smaller cube3 left) (smaller cube3 middle-left) (smaller cube3 middle) (smaller cube3 middle-right) (smaller cube3 right))

  (:goal (and (on cube1 cube2) (on cube2 cube3) (on cube3 right))))
