; Nobody said that the hand is empty.
(define (problem missing-gripper)
  (:domain blocks)
  (:objects a b c - block)
  (:init (on-table a) (on-table b) (on c b) (clear a) (clear c))
  (:goal (and (on a b) (on b c))))
