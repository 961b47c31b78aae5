// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/field.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QMainWindow>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QTableWidget>
#include <QTimer>

using namespace berth;

// The floor of Berth's start-up: a bare window with one plain widget of Qt's for each field of the catalogue
// and nothing else. Ends after its first frame.
namespace {

class BareWindow : public QMainWindow
{
protected:
    bool event(QEvent *event) override
    {
        const bool handled = QMainWindow::event(event);
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, qApp, &QCoreApplication::quit);
        return handled;
    }
};

QWidget *plainWidget(const Field &field)
{
    switch (field.kind) {
    case FieldKind::Script:
        return new QPlainTextEdit;
    case FieldKind::Integer:
        return new QSpinBox;
    case FieldKind::Decimal:
    case FieldKind::Amount:
        return new QDoubleSpinBox;
    case FieldKind::Choice:
    case FieldKind::Flag: {
        auto *box = new QComboBox;
        box->addItem(QStringLiteral("–"));
        for (const FieldChoice &choice : field.choices)
            box->addItem(QString::fromLatin1(choice.label));
        return box;
    }
    case FieldKind::KeyValues:
        return new QTableWidget(0, 4);
    case FieldKind::Text:
    case FieldKind::List:
    case FieldKind::Login:
        return new QLineEdit;
    }
    Q_UNREACHABLE();
}

}

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    BareWindow window;
    auto *content = new QWidget;
    auto *form = new QFormLayout(content);
    for (const Field &field : catalogue())
        form->addRow(QString::fromLatin1(field.labelText), plainWidget(field));
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setWidget(content);
    window.setCentralWidget(area);
    window.resize(1100, 720);
    window.show();
    return QApplication::exec();
}
