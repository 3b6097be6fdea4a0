/** Creates the demo town through the gateway. */
@NullMarked
package org.fivetrust.launcher.demo;

import org.jspecify.annotations.NullMarked;
