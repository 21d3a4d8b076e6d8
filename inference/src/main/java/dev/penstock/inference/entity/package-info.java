/** Finds persons, organisations, places, dates, money, addresses and accounts in texts. */
@NullMarked
package dev.penstock.inference.entity;

import org.jspecify.annotations.NullMarked;
