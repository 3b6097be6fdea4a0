/** Projects (在建项目): what was paid for them, as funds-service tells it. */
@NullMarked
package org.fivetrust.assets.project;

import org.jspecify.annotations.NullMarked;
