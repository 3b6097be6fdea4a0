/** Alerts (风险预警): what the figures say is wrong or may be; explained by its owner, closed by a third person, kept. */
@NullMarked
package org.fivetrust.funds.alert;

import org.jspecify.annotations.NullMarked;
