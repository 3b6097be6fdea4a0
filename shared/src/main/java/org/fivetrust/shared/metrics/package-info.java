/** What people on duty watch: numbers of the database, read when metrics are asked for. */
@NullMarked
package org.fivetrust.shared.metrics;

import org.jspecify.annotations.NullMarked;
