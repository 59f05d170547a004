; Rooms with locked doors. A key is carried, a door opened, a room entered.
(define (domain doors)
  (:requirements :strips :typing)
  (:types room key door)
  (:predicates (in ?r - room) (between ?d - door ?a ?b - room) (open ?d - door) (opens ?k - key ?d - door)
    (lies ?k - key ?r - room) (holding ?k - key) (hand-empty))
  (:action take
    :parameters (?k - key ?r - room)
    :precondition (and (in ?r) (lies ?k ?r) (hand-empty))
    :effect (and (holding ?k) (not (lies ?k ?r)) (not (hand-empty))))
  (:action drop
    :parameters (?k - key ?r - room)
    :precondition (and (in ?r) (holding ?k))
    :effect (and (lies ?k ?r) (hand-empty) (not (holding ?k))))
  (:action unlock
    :parameters (?d - door ?a ?b - room ?k - key)
    :precondition (and (in ?a) (between ?d ?a ?b) (opens ?k ?d) (holding ?k))
    :effect (open ?d))
  (:action enter
    :parameters (?d - door ?a ?b - room)
    :precondition (and (in ?a) (between ?d ?a ?b) (open ?d))
    :effect (and (in ?b) (not (in ?a)))))
