package dev.onecent.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source in front of another that loses answers, fails statements, is overtaken, or cannot be reached; used by one thread. */
final class FaultyDataSource implements DataSource {
    private final DataSource real;
    private final Deque<SQLException> lostAnswers = new ArrayDeque<>();
    private final Deque<SQLException> failures = new ArrayDeque<>();
    private final Map<String, Overtaking> overtaking = new HashMap<>();
    private boolean down;
    private int statements;

    FaultyDataSource(DataSource real) {
        this.real = real;
    }

    /** The next write is done; then this is thrown. */
    void loseAnswer(String state) {
        lostAnswers.add(new SQLException("the answer got lost", state));
    }

    /** The next statement is not done; this is thrown. */
    void fail(String state) {
        failures.add(new SQLException("refused", state));
    }

    /** Something happens before the first plain statement that begins so. */
    void before(String sql, Overtaking happening) {
        overtaking.put(sql, happening);
    }

    void down(boolean now) {
        down = now;
    }

    /** How many statements were executed until now. */
    int statements() {
        return statements;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (down) {
            throw new SQLNonTransientConnectionException("unreachable", "08001");
        }
        return proxy(Connection.class, real.getConnection(), this::onConnection);
    }

    private Object onConnection(Object connection, Method method, Object[] arguments) throws Throwable {
        Object result = call(connection, method, arguments);
        if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, statement, this::onStatement);
        }
        return result instanceof Statement statement
                ? proxy(Statement.class, statement, this::onPlainStatement)
                : result;
    }

    private Object onPlainStatement(Object statement, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("execute")) {
            String sql = arguments[0].toString().strip();
            for (String start : List.copyOf(overtaking.keySet())) {
                if (sql.startsWith(start)) {
                    Objects.requireNonNull(overtaking.remove(start)).happen();
                }
            }
        }
        return call(statement, method, arguments);
    }

    private Object onStatement(Object statement, Method method, Object[] arguments) throws Throwable {
        boolean executes = method.getName().startsWith("execute");
        if (executes) {
            statements++;
        }
        if (executes && !failures.isEmpty()) {
            throw failures.remove();
        }
        Object result = call(statement, method, arguments);
        if (method.getName().equals("executeUpdate") && !lostAnswers.isEmpty()) {
            throw lostAnswers.remove();
        }
        return result;
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, T target, On on) {
        return type.cast(Proxy.newProxyInstance(
                FaultyDataSource.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> on.call(target, method, arguments)));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }

    /** What others do meanwhile. */
    @FunctionalInterface
    interface Overtaking {
        void happen() throws SQLException;
    }

    @FunctionalInterface
    private interface On {
        Object call(Object target, Method method, Object[] arguments) throws Throwable;
    }
}
