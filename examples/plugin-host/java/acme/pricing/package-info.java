/// The interfaces of `acme:pricing@1.0.0` in Java.
package acme.pricing;
