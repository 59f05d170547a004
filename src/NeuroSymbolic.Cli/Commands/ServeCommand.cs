using System.CommandLine;
using System.Globalization;
using NeuroSymbolic.Experiments;
using NeuroSymbolic.Planner;

namespace NeuroSymbolic.Cli;

/// <summary><c>serve policy --agent A --port 8000</c>: offers an agent to clients of openpi.</summary>
internal static class ServeCommand
{
    public static Command Create(Surroundings surroundings) => new("serve", "Offer something to other programs.") { Policy(surroundings) };

    private static Command Policy(Surroundings surroundings)
    {
        var agent = new Option<string>("--agent") { Description = "The agent.", HelpName = "A", Required = true };
        Option<int> port = OptionFactory.Whole("--port", "The port to listen on.", 1, @default: 8000);
        var host = new Option<string>("--host")
        {
            Description = "The address to listen on; whoever reaches it can use the agent.",
            HelpName = "address",
            DefaultValueFactory = _ => "127.0.0.1",
        };
        var task = new Option<string?>("--task") { Description = "The only task to serve; clients name theirs when left out.", HelpName = "TASK" };
        Option<PlanMetric> metric = PlanCommand.MetricOption();
        Option<string?> camera = OptionFactory.Camera();
        Option<string?> robot = OptionFactory.Robot();
        var command = new Command("policy", "Offer an agent to any client of openpi, over WebSocket.") { agent, port, host, task, metric, camera, robot };
        command.SetAction(parsed =>
        {
            var policy = new ServedPolicy(
                Path.Combine(Installation.Root(), "domains"),
                parsed.GetValue(agent)!,
                parsed.GetValue(task),
                parsed.GetValue(metric),
                parsed.GetValue(camera),
                parsed.GetValue(robot));
            void Say(string words) => surroundings.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"neurosym: {words}"));
            using PolicyServer server = PolicyServer.Start(policy, parsed.GetValue(host)!, parsed.GetValue(port), Say);
            Say($"{parsed.GetValue(agent)} at {server.Address}, until Ctrl-C");
            server.RunAsync(surroundings.Cancellation).GetAwaiter().GetResult();
            return ExitCode.Success;
        });
        return command;
    }
}
