// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/pair.h"
#include "bench/requests.h"
#include "launch/launchdraft.h"
#include "ui/forms/enveditor.h"
#include "ui/widgets/envmodel.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QStandardItemModel>
#include <QTableView>

using namespace berth;
using bench::Pair;
using bench::timed;

namespace {

constexpr int rowCount = 1000;
constexpr QSize tableSize(700, 400);

// Berth's editor on a draft, as the form holds it.
class Editor
{
public:
    Editor()
    {
        QObject::connect(&m_editor, &FieldEditor::edited, &m_draft, &LaunchDraft::set);
        QObject::connect(&m_draft, &LaunchDraft::fieldChanged, &m_editor, [this] { load(m_draft.fields()); });
        QObject::connect(&m_draft, &LaunchDraft::issuesChanged, &m_editor,
            [this] { m_editor.showIssues(m_draft.issues()); });
        m_editor.resize(tableSize + QSize(40, 120));
        m_editor.show();
        QCoreApplication::processEvents();
        table().setFixedSize(tableSize);
        QCoreApplication::processEvents();
    }

    QTableView &table() { return *m_editor.findChild<QTableView *>(); }
    void load(const RequestFields &fields) { m_editor.load(fields); }
    void setDraft(const RequestFields &fields)
    {
        m_draft.replace(fields);
        load(fields);
    }

private:
    LaunchDraft m_draft;
    EnvEditor m_editor;
};

// Qt's plain table with the same texts.
class PlainTable
{
public:
    PlainTable()
    {
        m_view.setModel(&m_model);
        m_view.setFixedSize(tableSize);
        m_view.show();
        QCoreApplication::processEvents();
    }

    QTableView &table() { return m_view; }
    void load(const EnvRows &rows)
    {
        m_model.setRowCount(0);
        for (const EnvRow &row : rows) {
            m_model.appendRow({new QStandardItem(envKindText(row.kind)), new QStandardItem(row.name),
                new QStandardItem(row.value.reveal()), new QStandardItem()});
        }
    }

private:
    QStandardItemModel m_model;
    QTableView m_view;
};

RequestFields withRows(int count)
{
    RequestFields fields;
    fields.set(FieldId::Image, QStringLiteral("ubuntu:22.04"));
    fields.set(FieldId::Env, bench::envRows(count));
    return fields;
}

void paint(QTableView &table)
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    table.viewport()->repaint();
}

// Rows into the empty table, until they are on the screen.
void loadRows(benchmark::State &state)
{
    const RequestFields fields = withRows(rowCount);
    const EnvRows rows = bench::envRows(rowCount);
    Editor editor;
    PlainTable plain;
    Pair pair(state);
    for (auto _ : state) {
        editor.load(RequestFields());
        plain.load({});
        QCoreApplication::processEvents();
        pair.round(
            [&] {
                return timed([&] {
                    editor.load(fields);
                    paint(editor.table());
                });
            },
            [&] {
                return timed([&] {
                    plain.load(rows);
                    paint(plain.table());
                });
            });
        if (editor.table().model()->rowCount() != rowCount || plain.table().model()->rowCount() != rowCount) {
            state.SkipWithError("the rows are not there");
            break;
        }
    }
}

// One cell's new value, until it is on the screen; Berth's also goes into the draft, which validates it all.
void editCell(benchmark::State &state)
{
    const RequestFields fields = withRows(rowCount);
    Editor editor;
    PlainTable plain;
    editor.setDraft(fields);
    plain.load(bench::envRows(rowCount));
    QCoreApplication::processEvents();
    const QModelIndex ours = editor.table().model()->index(4, EnvModel::ValueColumn);
    const QModelIndex theirs = plain.table().model()->index(4, EnvModel::ValueColumn);
    int value = 0;
    Pair pair(state);
    for (auto _ : state) {
        const QString text = QString::number(++value);
        pair.round(
            [&] {
                return timed([&] {
                    editor.table().model()->setData(ours, text);
                    paint(editor.table());
                });
            },
            [&] {
                return timed([&] {
                    plain.table().model()->setData(theirs, text);
                    paint(plain.table());
                });
            });
        QCoreApplication::processEvents();
        if (ours.data().toString() != text) {
            state.SkipWithError("the cell was not changed");
            break;
        }
    }
}

void paintRows(benchmark::State &state)
{
    Editor editor;
    PlainTable plain;
    editor.load(withRows(rowCount));
    plain.load(bench::envRows(rowCount));
    QCoreApplication::processEvents();
    Pair pair(state);
    for (auto _ : state) {
        pair.round([&] { return timed([&] { editor.table().viewport()->repaint(); }); },
            [&] { return timed([&] { plain.table().viewport()->repaint(); }); });
    }
}

}

BENCHMARK(loadRows)->Name("env.load_1000")->UseManualTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(editCell)->Name("env.edit_of_1000")->UseManualTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(paintRows)->Name("env.paint_1000")->UseManualTime()->Unit(benchmark::kMicrosecond);

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    applyPalette(Appearance::Light);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
