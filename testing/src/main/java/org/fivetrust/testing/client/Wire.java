package org.fivetrust.testing.client;

/** Carries a call to a service or to the gateway, and its reply back. */
@FunctionalInterface
public interface Wire {

    Reply send(Call call);
}
