/** Delivers changes to external systems (事件订阅): subscriptions, deliveries and their log. */
@NullMarked
package org.fivetrust.agreements.webhook;

import org.jspecify.annotations.NullMarked;
