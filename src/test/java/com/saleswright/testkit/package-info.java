/** What the tests of all capabilities share: context, clock, process driver, browser. */
package com.saleswright.testkit;
