; Six litres left and two right, with jugs of seven, eleven and two.
(define (problem jugs-7-11-2)
  (:domain jugs)
  (:objects seven eleven two - jug)
  (:init (= (holds seven) 0) (= (size seven) 7) (= (holds eleven) 0) (= (size eleven) 11) (= (holds two) 0) (= (size two) 2))
  (:goal (and (= (holds seven) 6) (= (holds two) 2))))
