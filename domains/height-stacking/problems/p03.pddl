; The shortest blocks stand on the tallest one, where the second tallest belongs.

(define (problem height-stacking-5)
  (:domain height-stacking)
  (:objects block1 block2 block3 block4 block5 - block)
  (:init
    (hand-empty)
    (on block1 block2) (on block2 block5) (on-table block5)
    (on block3 block4) (on-table block4)
    (clear block1) (clear block3)
    (shorter block1 block2) (shorter block1 block3) (shorter block1 block4) (shorter block1 block5)
    (shorter block2 block3) (shorter block2 block4) (shorter block2 block5)
    (shorter block3 block4) (shorter block3 block5)
    (shorter block4 block5))
  (:goal (and (on block1 block2) (on block2 block3) (on block3 block4) (on block4 block5) (on-table block5))))
