package org.fivetrust.testing.broken;

class PaymentHelper {}
