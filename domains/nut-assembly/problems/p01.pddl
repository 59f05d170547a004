; Both nuts lie on the table, and each goes over its peg.

(define (problem nut-assembly-2)
  (:domain nut-assembly)
  (:objects round-nut square-nut - nut round-peg square-peg - peg)
  (:init (hand-empty) (on-table round-nut) (on-table square-nut) (fits round-nut round-peg) (fits square-nut square-peg))
  (:goal (and (around round-nut round-peg) (around square-nut square-peg))))
