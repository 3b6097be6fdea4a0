package org.fivetrust.shared.outbox;

import org.fivetrust.shared.web.Signal;

/** Rings when the outbox has a new event. */
class OutboxSignal extends Signal {}
