; The reference of lesson 1: what docs/lessons/pictures/table.png shows, and the goal that the lesson puts in words.
(define (problem table)
  (:domain hanoi)
  (:objects cube1 cube2 cube3 cube4 - disk left middle right - peg)
  (:init
    (free-gripper)
    (on cube1 cube4) (on cube4 left) (on cube3 middle) (on cube2 right)
    (clear cube1) (clear cube2) (clear cube3)
    (smaller cube1 cube2) (smaller cube1 cube3) (smaller cube1 cube4) (smaller cube2 cube3) (smaller cube2 cube4) (smaller cube3 cube4)
    (smaller cube1 left) (smaller cube1 middle) (smaller cube1 right)
    (smaller cube2 left) (smaller cube2 middle) (smaller cube2 right)
    (smaller cube3 left) (smaller cube3 middle) (smaller cube3 right)
    (smaller cube4 left) (smaller cube4 middle) (smaller cube4 right))
  (:goal (and (on cube1 cube2) (on cube2 cube3))))
