/** Changes told to systems outside (事件订阅): subscriptions, their delivery, and its log. */
@NullMarked
package org.fivetrust.agreements.webhook;

import org.jspecify.annotations.NullMarked;
