; Food is cooked in a pot on a stove that is turned on and off by a knob; nobody heats a stove without a pot.

(define (domain kitchen)
  (:requirements :strips :typing)
  (:types pot food - thing
          place knob)
  (:predicates
    (on ?t - thing ?p - place)     ; t stands on p
    (in ?f - food ?c - pot)        ; f is inside of c, wherever that is
    (turned-on ?k - knob)          ; k stands where it heats
    (turned-off ?k - knob)         ; k stands where it does not
    (cooked ?f - food)             ; f has been on the heat for long enough
    (holding ?t - thing)           ; the gripper holds t
    (hand-empty)                   ; the gripper holds nothing
    (heats ?k - knob ?p - place))  ; k turns on the heat of p; it never changes

  (:action pick-up
    :parameters (?t - thing ?from - place)
    :precondition (and (hand-empty) (on ?t ?from))
    :effect (and (holding ?t) (not (hand-empty)) (not (on ?t ?from))))

  (:action put-on
    :parameters (?t - thing ?to - place)
    :precondition (holding ?t)
    :effect (and (on ?t ?to) (hand-empty) (not (holding ?t))))

  (:action put-in
    :parameters (?f - food ?c - pot)
    :precondition (holding ?f)
    :effect (and (in ?f ?c) (hand-empty) (not (holding ?f))))

  (:action turn-on
    :parameters (?k - knob ?p - place ?c - pot)
    :precondition (and (hand-empty) (turned-off ?k) (heats ?k ?p) (on ?c ?p))
    :effect (and (turned-on ?k) (not (turned-off ?k))))

  (:action turn-off
    :parameters (?k - knob)
    :precondition (and (hand-empty) (turned-on ?k))
    :effect (and (turned-off ?k) (not (turned-on ?k))))

  (:action cook
    :parameters (?f - food ?c - pot ?p - place ?k - knob)
    :precondition (and (in ?f ?c) (on ?c ?p) (heats ?k ?p) (turned-on ?k))
    :effect (cooked ?f)))
