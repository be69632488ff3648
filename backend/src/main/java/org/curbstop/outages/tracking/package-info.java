/** Brings reports together into outages by network and place, keeps them, and turns an announcement into events for all who reported. */
package org.curbstop.outages.tracking;
