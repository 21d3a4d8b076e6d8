package dev.penstock.cli.database;

/**
 * How the server reaches the database.
 *
 * @param url JDBC URL without credentials
 * @param user the role that owns Penstock's tables
 * @param password of that role
 */
public record DatabaseAccess(String url, String user, String password) {
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
