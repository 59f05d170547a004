; The bread is on the board and the pot on the counter; the bread is to be served in the pot, cooked, and the stove to be off.

(define (problem kitchen-1)
  (:domain kitchen)
  (:objects pot - pot bread - food serving board counter stove - place knob - knob)
  (:init (hand-empty) (on bread board) (on pot counter) (turned-off knob) (heats knob stove))
  (:goal (and (cooked bread) (in bread pot) (on pot serving) (turned-off knob))))
