; A cart takes books to shelves. All that lies on the cart moves with it; a shelf may be filled only while no book of an earlier
; shelf is still on the cart, and the doors are shut when no book is left in the hall.
(define (domain library)
  (:requirements :adl)
  (:types book place)
  (:constants hall - place)
  (:predicates (at ?b - book ?p - place) (on-cart ?b - book) (cart-at ?p - place) (before ?p ?q - place) (belongs ?b - book ?p - place) (shut))
  (:action push
    :parameters (?from ?to - place)
    :precondition (and (cart-at ?from) (not (= ?from ?to)))
    :effect (and (cart-at ?to) (not (cart-at ?from))
      (forall (?b - book) (when (on-cart ?b) (and (at ?b ?to) (not (at ?b ?from)))))))
  (:action put-on-cart
    :parameters (?b - book ?p - place)
    :precondition (and (cart-at ?p) (at ?b ?p) (not (on-cart ?b)))
    :effect (on-cart ?b))
  (:action shelve
    :parameters (?b - book ?p - place)
    :precondition (and (cart-at ?p) (on-cart ?b) (at ?b ?p)
      (forall (?q - place) (imply (before ?q ?p) (not (exists (?c - book) (and (on-cart ?c) (belongs ?c ?q)))))))
    :effect (not (on-cart ?b)))
  (:action shut-doors
    :parameters ()
    :precondition (and (cart-at hall) (forall (?b - book) (not (at ?b hall))))
    :effect (shut)))
