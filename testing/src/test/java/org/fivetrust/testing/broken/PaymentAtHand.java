package org.fivetrust.testing.broken;

class PaymentAtHand {}
