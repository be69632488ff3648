/** Where arrangements, exception requests, holds, notices and reconnections are kept; nothing here decides anything. */
package org.curbstop.arrangements.store;
