/** What an alert is, who explains it and who closes it. */
@NullMarked
package org.fivetrust.funds.alert.model;

import org.jspecify.annotations.NullMarked;
