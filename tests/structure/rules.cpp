// SPDX-License-Identifier: GPL-3.0-or-later
#include "structure/rules.h"

#include "structure/cppcode.h"
#include "structure/folders.h"

#include <QMap>
#include <QRegularExpression>

namespace berth::test {
namespace {

enum class Where : quint8 { App, Ui, AppAndUi, Everywhere };

// A word or shape that has no place in C++ code. Looked for outside comments and strings.
struct Banned
{
    const char *rule;
    Where where;
    const char *pattern;
    const char *why;
};

constexpr Banned bannedCode[] = {
    {"singleton", Where::AppAndUi, R"(\bstatic\s+[\w:<>]+\s*[&*]?\s*\w*[iI]nstance\s*\()",
        "what a class needs comes in by its constructor"},
    {"singleton", Where::AppAndUi, R"(\bqApp\b|\bQ_GLOBAL_STATIC\b)", "a global by another name"},
    {"wire-in-ui", Where::Ui, R"(\bQNetwork(Reply|AccessManager|Request)\b|\bQSql\w+\b)",
        "the window asks app/ for it"},
    {"qt-keyword", Where::Everywhere, R"(\b(signals|slots)\s*:|\bemit\s+\w|\b(foreach|forever)\s*\()",
        "Q_SIGNALS, Q_SLOTS, Q_EMIT, range-for"},
    {"debugging-left", Where::AppAndUi, R"(\bqDebug\s*\()", "a log category, or nothing"},
    {"using-namespace", Where::AppAndUi, R"(\busing\s+namespace\s+(std|Qt)\s*;)",
        "say where a name comes from"},
};

bool isCpp(const QString &path)
{
    return path.endsWith(QStringLiteral(".cpp")) || path.endsWith(QStringLiteral(".h"));
}

bool applies(Where where, const QString &path)
{
    const bool app = path.startsWith(QStringLiteral("app/"));
    const bool ui = path.startsWith(QStringLiteral("ui/")) && path != QStringLiteral("ui/main.cpp");
    switch (where) {
    case Where::App:
        return app;
    case Where::Ui:
        return ui;
    case Where::AppAndUi:
        return app || path.startsWith(QStringLiteral("ui/"));
    case Where::Everywhere:
        break;
    }
    return true;
}

class FileCheck
{
public:
    FileCheck(const SourceFile &file, const Surroundings &surroundings)
        : m_file(file)
        , m_surroundings(surroundings)
    {
    }

    Findings run()
    {
        checkSpdx();
        checkMachinePaths();
        if (isCpp(m_file.path)) {
            checkName();
            checkLength();
            checkPragma();
            checkIncludes();
            checkBannedCode();
        }
        return m_findings;
    }

private:
    void add(const char *rule, int line, const QString &what)
    {
        m_findings << Finding{QString::fromLatin1(rule), m_file.path, line, what};
    }

    void checkSpdx()
    {
        if (m_file.path.endsWith(QStringLiteral(".json")) || m_file.path == QStringLiteral("LICENSE"))
            return;
        const QString head = m_file.text.section(u'\n', 0, 2);
        if (!head.contains(QStringLiteral("SPDX-License-Identifier: ")))
            add("spdx", 1, QStringLiteral("no SPDX-License-Identifier in the first three lines"));
    }

    void checkMachinePaths()
    {
        static const QRegularExpression homes(QStringLiteral(R"((/home/|/Users/|C:\\+Users\\+)[A-Za-z0-9])"));
        const QStringList lines = m_file.text.split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            bool found = homes.match(lines[i]).hasMatch();
            for (const QString &path : m_surroundings.machinePaths)
                found = found || lines[i].contains(path);
            if (found)
                add("machine-path", static_cast<int>(i) + 1, lines[i].trimmed());
        }
    }

    void checkName()
    {
        const QString name = m_file.path.section(u'/', -1);
        if (name != name.toLower())
            add("file-name", 0, QStringLiteral("not in lower case"));
    }

    void checkLength()
    {
        // A test of one class may be as long as its tables.
        const int limit = m_file.path.startsWith(QStringLiteral("ui/mainwindow.")) ? 300
            : m_file.path.startsWith(QStringLiteral("tests/"))                     ? 550
                                                                                   : 400;
        const auto lines = m_file.text.count(u'\n');
        if (lines > limit)
            add("length", 0, QStringLiteral("%1 lines, at most %2").arg(lines).arg(limit));
    }

    void checkPragma()
    {
        if (m_file.path.endsWith(QStringLiteral(".h"))
            && !m_file.text.contains(QStringLiteral("\n#pragma once\n")))
            add("pragma-once", 0, QStringLiteral("no #pragma once"));
    }

    void checkIncludes()
    {
        static const QRegularExpression include(QStringLiteral(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])"));
        const Folder *folder = folderOf(m_file.path);
        const QStringList lines = blanked(m_file.text, Blank::Comments).split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const auto match = include.match(lines[i]);
            if (!match.hasMatch())
                continue;
            const QString header = match.captured(1);
            const int line = static_cast<int>(i) + 1;
            const QString target = folderOfHeader(header);
            if (folder && !target.isEmpty() && target != folder->name && !folder->uses.contains(target))
                add("include", line, QStringLiteral("%1 may not include %2").arg(folder->name, header));
            if (header.startsWith(QStringLiteral("../")) || header.contains(QStringLiteral("/../")))
                add("include", line, QStringLiteral("%1: headers are named from the top").arg(header));
            if (applies(Where::App, m_file.path) && needsWindow(header))
                add("window-in-app", line, header);
        }
    }

    bool needsWindow(const QString &header) const
    {
        static const QRegularExpression modules(
            QStringLiteral("^(Qt(Gui|Widgets|PrintSupport|Svg|OpenGL)|Qsci)(/|$)"));
        return modules.match(header).hasMatch() || m_surroundings.windowHeaders.contains(header);
    }

    void checkBannedCode()
    {
        const QString code = blanked(m_file.text, Blank::CommentsAndStrings);
        for (const Banned &banned : bannedCode) {
            if (!applies(banned.where, m_file.path))
                continue;
            auto matches = QRegularExpression(QString::fromLatin1(banned.pattern)).globalMatch(code);
            while (matches.hasNext()) {
                const auto match = matches.next();
                const auto line = QStringView(code).left(match.capturedStart()).count(u'\n') + 1;
                add(banned.rule, static_cast<int>(line),
                    match.captured().simplified() + QStringLiteral(": ") + QString::fromLatin1(banned.why));
            }
        }
    }

    const SourceFile &m_file;
    const Surroundings &m_surroundings;
    Findings m_findings;
};

// Berth:: libraries named in a folder's CMakeLists, in lower case.
QStringList linked(const QString &cmake)
{
    static const QRegularExpression library(QStringLiteral(R"(\bBerth::(\w+))"));
    static const QRegularExpression comment(QStringLiteral("#[^\n]*"));
    QStringList names;
    auto matches = library.globalMatch(QString(cmake).remove(comment));
    while (matches.hasNext())
        names << matches.next().captured(1).toLower();
    names.removeDuplicates();
    return names;
}

void addReachable(const QString &name, const QMap<QString, QStringList> &links, QSet<QString> &reached)
{
    if (reached.contains(name))
        return;
    reached << name;
    for (const QString &next : links.value(name))
        addReachable(next, links, reached);
}

Findings checkLinks(const QMap<QString, QString> &texts)
{
    Findings findings;
    QMap<QString, QStringList> links;
    for (const Folder &folder : folders()) {
        const QString path = folder.path + QStringLiteral("/CMakeLists.txt");
        if (!texts.contains(path))
            continue;
        links[folder.name] = linked(texts[path]);
        for (const QString &library : std::as_const(links[folder.name])) {
            if (library != folder.name && !folder.uses.contains(library)
                && folder.name != QStringLiteral("ui") && folder.name != QStringLiteral("ctl"))
                findings << Finding{QStringLiteral("link"), path, 0,
                    QStringLiteral("%1 may not link %2").arg(folder.name, library)};
        }
        static const QRegularExpression window(QStringLiteral(R"(Qt6::(Gui|Widgets|PrintSupport|Svg)\b)"));
        if (applies(Where::App, path) && window.match(texts[path]).hasMatch())
            findings << Finding{QStringLiteral("window-in-app"), path, 0, QStringLiteral("links Qt's Gui")};
    }

    static const QRegularExpression include(
        QStringLiteral(R"(^\s*#\s*include\s*"(\w+)/)"), QRegularExpression::MultilineOption);
    for (auto text = texts.begin(); text != texts.end(); ++text) {
        const Folder *folder = folderOf(text.key());
        if (!folder || !isCpp(text.key()) || !links.contains(folder->name))
            continue;
        QSet<QString> reached;
        addReachable(folder->name, links, reached);
        auto matches = include.globalMatch(blanked(text.value(), Blank::Comments));
        while (matches.hasNext()) {
            const QString target = folderOfHeader(matches.next().captured(1) + u'/');
            if (!target.isEmpty() && !reached.contains(target))
                findings << Finding{QStringLiteral("link"), text.key(), 0,
                    QStringLiteral("includes %1, which %2 does not link").arg(target, folder->name)};
        }
    }
    return findings;
}

bool hasWord(const QString &text, const QString &word)
{
    // Test classes are named there in capitals and small letters, which files are not.
    const QRegularExpression whole(QStringLiteral(R"(\b%1(\.cpp)?\b)").arg(QRegularExpression::escape(word)),
        QRegularExpression::CaseInsensitiveOption);
    return whole.match(text).hasMatch();
}

// Whether a CMakeLists names a source: in full, or as fuzz_${name}.cpp with the rest of the name in a list.
bool isNamed(const QString &name, const QString &cmake)
{
    if (hasWord(cmake, name))
        return true;
    static const QRegularExpression pattern(QStringLiteral(R"((\w*)\$\{\w+\}(\w*)\.cpp)"));
    auto matches = pattern.globalMatch(cmake);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString before = match.captured(1);
        const QString after = match.captured(2);
        if (before.size() + after.size() < name.size() && name.startsWith(before) && name.endsWith(after)
            && hasWord(cmake, name.sliced(before.size(), name.size() - before.size() - after.size())))
            return true;
    }
    return false;
}

// The nearest CMakeLists above must name the file; for a test class, name its class.
Findings checkBuilt(const QMap<QString, QString> &texts)
{
    Findings findings;
    for (auto text = texts.begin(); text != texts.end(); ++text) {
        const QString &path = text.key();
        if (!path.endsWith(QStringLiteral(".cpp")))
            continue;
        QString cmake;
        for (QString folder = path.section(u'/', 0, -2); !folder.isEmpty() && cmake.isEmpty();
             folder = folder.section(u'/', 0, -2))
            cmake = texts.value(folder + QStringLiteral("/CMakeLists.txt"));
        const QString name = path.section(u'/', -1).chopped(4);
        if (!isNamed(name, cmake) && name != QStringLiteral("testmain"))
            findings << Finding{
                QStringLiteral("not-built"), path, 0, QStringLiteral("no CMakeLists names it")};
    }
    return findings;
}

}

Findings checkFile(const SourceFile &file, const Surroundings &surroundings)
{
    return FileCheck(file, surroundings).run();
}

Findings checkTree(const QList<SourceFile> &files)
{
    QMap<QString, QString> texts;
    for (const SourceFile &file : files)
        texts[file.path] = file.text;
    return checkLinks(texts) + checkBuilt(texts);
}

}
